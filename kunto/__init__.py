"""The spine: command line, settings, metric registry and the life of a release."""
