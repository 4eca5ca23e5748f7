"""The version of the app, in the one place that a checkout, a wheel and a frozen bundle all have."""

__version__ = "0.1.0"
