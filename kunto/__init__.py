"""The spine: command line, settings, pipeline and the life of a release."""
