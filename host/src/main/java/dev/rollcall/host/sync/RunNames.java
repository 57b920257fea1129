package dev.rollcall.host.sync;

import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds runs by what people copy: an id, or its beginning. */
public final class RunNames {
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f-]{8,36}");

    private final Runs runs;

    public RunNames(Runs runs) {
        this.runs = runs;
    }

    /**
     * The run.
     *
     * @param entered its id, or at least its first 8 characters
     * @throws ProblemException if there is none, or several begin so
     */
    public RunRecord find(String entered) {
        var beginning = entered.toLowerCase(Locale.ROOT);
        if (!BEGINNING.matcher(beginning).matches()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN,
                    "The run's id is not one, nor the first 8 characters or more of one. Look at the list of runs for"
                            + " its id.");
        }
        var found = runs.beginningWith(beginning);
        if (found.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN, "There is no run " + beginning + ". Look at the list of runs for its id.");
        }
        if (found.size() > 1) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "There are " + found.size() + " runs whose id begins with " + beginning
                            + ". Enter more of the id.");
        }
        return found.get(0);
    }
}
