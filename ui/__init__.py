"""The face of the kiosk: Qt and QML, over the services of ``kiosk``."""
