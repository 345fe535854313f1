"""What GlobFam costs, as ratios against other programs, each taken in one run on one machine."""
