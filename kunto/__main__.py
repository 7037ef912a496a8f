"""`python -m kunto` is the same as `kunto`."""

from kunto.cli import main

main()
