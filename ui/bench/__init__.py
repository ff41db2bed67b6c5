"""Measurements that need a window. Each is taken in a process of its own, as a kiosk is one."""
