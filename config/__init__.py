"""The project: settings, addresses outside the app, and what stands around every request."""
