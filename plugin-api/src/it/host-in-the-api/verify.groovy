// The build must fail, and for this reason.
def log = new File(basedir, "build.log").text
assert log.contains("plugin-api may depend on the JDK, PF4J, JSpecify and Jackson only")
