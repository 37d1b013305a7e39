"""What is measured, against what, as ratios within one run: `make bench`."""
