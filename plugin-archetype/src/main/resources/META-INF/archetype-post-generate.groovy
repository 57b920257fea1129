// In batch mode Maven does not check names against their patterns, and would write a project that does not compile.
def check(name, pattern, cure) {
    def value = name == "version" ? request.version : request.properties.getProperty(name)
    if (!(value ==~ pattern)) {
        new File(request.outputDirectory, request.artifactId).deleteDir()
        throw new IllegalArgumentException("The ${name} '${value}' can't be used. ${cure}")
    }
}

check("className", /[A-Z][A-Za-z0-9]*/, "Use letters and digits, a capital letter first, such as Acme.")
check("providerId", /[a-z][a-z0-9-]*/, "Use a-z, 0-9 and hyphens, such as acme.")
check("providerName", /[^&<>"\\]+/, "Leave out &, <, >, quotes and backslashes.")
check("version", /[0-9]+\.[0-9]+\.[0-9]+([-+].+)?/, "Use three numbers, such as 0.1.0-SNAPSHOT.")
