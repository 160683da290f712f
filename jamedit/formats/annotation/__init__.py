"""The files of annotation tools: tiers, labels and lists of words on a time line."""
