// The build must fail, and for this reason.
def log = new File(basedir, "build.log").text
assert log.contains("[NullAway]")
