// The build must fail, and for this reason.
def log = new File(basedir, "build.log").text
assert log.contains("Rollcall builds with JDK 17 or newer")
