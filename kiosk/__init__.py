"""The on-site conference kiosk, without a screen: everything it knows and does. ``ui`` is its face."""

__version__ = "0.1.0"
