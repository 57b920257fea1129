package dev.rollcall.host.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends what may have to be confirmed: the host says what will happen, and a person, or an option, agrees. */
final class Confirmed {
    private static final Map<String, String> NUMBERS = numbers();

    private final PrintWriter out;
    private final Agreement agreement;
    private final boolean isAgreed;

    /**
     * For a command.
     *
     * @param isAgreed whether an option says that nobody is to be asked
     */
    Confirmed(PrintWriter out, Map<String, String> environment, boolean isAgreed) {
        this.out = out;
        this.agreement = new Agreement(out, environment);
        this.isAgreed = isAgreed;
    }

    private static Map<String, String> numbers() {
        var numbers = new LinkedHashMap<String, String>();
        numbers.put("assigned", "assigned to somebody");
        numbers.put("handedOver", "handed over to another person");
        numbers.put("cleared", "cleared");
        numbers.put("ended", "ended");
        numbers.put("recovered", "recovered");
        numbers.put("held", "held for a person, of all these");
        return numbers;
    }

    /** Sends a wish to the host. */
    @FunctionalInterface
    interface Sending {
        JsonNode send(ObjectNode wish) throws CommandException, InterruptedException;
    }

    /**
     * Sends it, and once more with the confirmation if the host asks for one.
     *
     * @throws CommandException also if nobody agrees; nothing was done then
     */
    JsonNode send(ObjectNode wish, Sending sending) throws CommandException, InterruptedException {
        try {
            return sending.send(wish);
        } catch (UnconfirmedException e) {
            tell(e.confirmation());
            if (!isAgreed && !agreement.given("Give --yes to agree.")) {
                throw new CommandException(
                        ExitCode.FAILED, "Nothing was done. Give the command again if it is to be done.");
            }
            return sending.send(wish.deepCopy().put("confirm", true));
        }
    }

    private void tell(JsonNode confirmation) {
        out.println(TextTable.plain(confirmation.path("text").asString("")));
        var numbers = confirmation.path("numbers");
        if (!numbers.isObject()) {
            out.println("How many assets that are is not known: no preview of the last 24 hours tried this policy.");
            return;
        }
        out.println("The preview "
                + TextTable.plain(RunView.shortened(numbers.path("run").asString("")))
                + " tried it. Assets that would be:");
        NUMBERS.forEach((name, words) -> out.println("  " + numbers.path(name).asLong(0) + " " + words));
        out.flush();
    }
}
