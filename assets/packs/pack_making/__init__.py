"""Makes the sample packs: content and a seed in, the files of an event pack out. Nothing of the program uses it."""
