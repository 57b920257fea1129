package dev.rollcall.sandbox.fleet;

/**
 * A hardware model.
 *
 * @param number the vendor's model number
 * @param os the system it runs
 */
public record FleetModel(String manufacturer, String name, String number, Os os) {
    /** Systems, each with what its devices are managed by. */
    public enum Os {
        MACOS("macOS"),
        IOS("iOS"),
        WINDOWS("Windows"),
        CHROMEOS("ChromeOS"),
        ANDROID("Android");

        private final String title;

        Os(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
