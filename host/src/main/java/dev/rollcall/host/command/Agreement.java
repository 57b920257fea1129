package dev.rollcall.host.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;

/** Asks the person at the terminal whether something is to be done. */
final class Agreement {
    private static final Set<String> AGREED = Set.of("y", "yes");

    /** Instead of an answer, where input ends; no line that somebody types holds it. */
    private static final String END = "\n";

    private final PrintWriter out;
    private final Map<String, String> environment;

    Agreement(PrintWriter out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    /**
     * Asks.
     *
     * @param cure what to do where nobody can be asked, a sentence
     * @throws CommandException if there is no terminal
     */
    boolean given(String cure) throws CommandException, InterruptedException {
        if (!environment.containsKey(Screen.ANSWERS)) {
            throw new CommandException(ExitCode.USAGE, "There is no terminal to ask on, and nothing was done. " + cure);
        }
        out.print("Do it? [y/N] ");
        out.flush();
        var answer = answer();
        if (answer.equals(END)) {
            // Nobody typed the end of the question's line.
            out.println();
        }
        return AGREED.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** Read by another thread: what waits for a terminal can't be interrupted. */
    private static String answer() throws InterruptedException {
        var answer = new ArrayBlockingQueue<String>(1);
        var reader = new Thread(() -> answer.add(line()), "answer");
        reader.setDaemon(true);
        reader.start();
        return answer.take();
    }

    private static String line() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? END : line;
        } catch (IOException e) {
            return END;
        }
    }
}
