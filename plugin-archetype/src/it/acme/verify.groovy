import groovy.xml.XmlSlurper

// The host takes the plugin that was generated and built, and lists by it what the generated simulator has.
def project = new File(basedir, "rollcall-acme")
def report = new XmlSlurper().parse(new File(project, "target/surefire-reports/TEST-com.acme.AcmeContractTest.xml"))
assert report.@tests.toInteger() > 30
assert report.@failures == "0" && report.@errors == "0"

def plugins = new File(basedir, "plugins")
plugins.mkdirs()
def built = new File(project, "target/rollcall-acme-0.1.0-SNAPSHOT.jar")
new File(plugins, built.name).bytes = built.bytes

def java = new File(System.getProperty("java.home"), "bin/java").path
def run = { String... words ->
    def command = [java, "-jar", new File(executable).canonicalPath, *words, "--rollcall.plugins.folder=" + plugins.path]
    def process = new ProcessBuilder(command as String[]).directory(basedir).redirectErrorStream(true).start()
    def text = process.inputStream.getText("UTF-8")
    println text
    assert process.waitFor() == 0
    text
}

assert run("providers") =~ /(?m)^acme +Acme +acme +0\.1\.0-SNAPSHOT +ready$/

def classPath = report.properties.property.find { it.@name == "surefire.test.class.path" }.@value.text()
def simulator = new ProcessBuilder(java, "-cp", classPath, "com.acme.AcmeSimulator").redirectErrorStream(true).start()
try {
    def address = simulator.inputStream.newReader("UTF-8").lines()
            .filter { it.startsWith("Address: ") }.findFirst().get().substring("Address: ".length())
    new File(basedir, "token.txt").text = "acme-simulator-token"
    def devices = run("devices", "--provider", "acme", "--setting", "address=" + address,
            "--secret-file", "token=token.txt", "--rollcall.http.allow-insecure=true")
    assert devices.contains("Devices: 25 devices, complete.")
} finally {
    simulator.destroy()
    simulator.waitFor()
}
