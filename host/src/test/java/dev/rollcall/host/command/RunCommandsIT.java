package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.command.CommandHouse.Result;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with a run, how runs end that are not as they should be, and the platform's preparation. */
class RunCommandsIT {
    private static final int TOO_MANY = 12;

    @TempDir
    private Path work;

    private CommandHouse house;
    /** What each command is given in addition: where the host is, if there is one. */
    private List<String> where = List.of();

    @BeforeEach
    void open() throws IOException {
        house = new CommandHouse(work);
    }

    @AfterEach
    void close() throws InterruptedException {
        house.close();
    }

    @Test
    void decidesAgainstWhatIsHeld() throws Exception {
        withHost();
        house.connect(words());
        sync(0);
        var gone = house.company.days().vanish(house.company.kandji(), TOO_MANY);
        var run = CommandHouse.run(sync(4));
        var listed = run(0, "changes", run, "--state", "HELD").out();
        assertThat(listed.lines()).hasSize(TOO_MANY + 1);
        assertThat(listed).contains("BEFORE → AFTER", "status: Allocated → Transferred", "R30");
        var first = firstWord(listed.lines().skip(1).findFirst().orElseThrow());

        assertThat(run(0, "discard", run, "--change", first).out())
                .contains("1 change is discarded; nothing was sent to anybody. " + (TOO_MANY - 1)
                        + " changes are still held: rollcall changes " + run + " --state HELD");
        assertThat(run(0, "changes", run, "--state", "DISCARDED").out())
                .contains(first)
                .contains("decided against it");
        assertThat(run(6, "discard", run, "--change", first).err()).contains("holds no such change any more");
        assertThat(run(0, "discard", run).out())
                .startsWith((TOO_MANY - 1) + " changes are discarded; nothing was sent to anybody. Nothing of the run "
                        + run + " is held any more, and it is SUCCEEDED now.")
                .contains("The next sync that finds the same holds it again.");
        assertThat(run(0, "changes", run, "--state", "HELD").out()).contains("no change in that state");
        assertThat(run(6, "approve", run).err()).contains("holds no such change any more", "Look at the latest run");
        assertThat(run(2, "changes", "12345678").err()).contains("There is no run 12345678");
        assertThat(house.statuses(gone.serials())).containsOnly("Allocated");
        assertThat(CommandHouse.run(sync(4))).isNotEqualTo(run);
    }

    @Test
    void cancelsARunThatIsOn() throws Exception {
        // So few that it waits for its next turn long before it is through.
        withHost(25);
        house.connect(words());
        var sync = house.start(words("sync", "--connection", "Acme Iru"));
        CommandHouse.awaited(sync, CommandHouse.WRITING);
        var run = firstWord(run(0, "runs").out().lines().skip(1).findFirst().orElseThrow());

        var cancelled = run(0, "cancel", run);

        assertThat(cancelled.out())
                .contains("(run " + run + "): CANCELLED", "cancelled it.", "Written (", "rollcall revert " + run)
                .contains("What was not written is decided anew by the next run.");
        assertThat(sync.end().code()).isEqualTo(7);
        assertThat(sync.end().out()).contains("CANCELLED");
        assertThat(run(6, "cancel", run).err()).contains("Only a run that is on can be cancelled.");
        assertThat(run(2, "cancel", "12345678").err()).contains("There is no run 12345678");
    }

    @Test
    void doesTheSameByItself() throws Exception {
        tellsHowARunEnds();
        house.company.days().vanish(house.company.kandji(), TOO_MANY);
        var run = CommandHouse.run(sync(4));
        assertThat(run(0, "discard", run).out()).startsWith(TOO_MANY + " changes are discarded");
        assertThat(run(0, "changes", run, "--state", "DISCARDED").out().lines()).hasSize(TOO_MANY + 1);
        assertThat(run(6, "cancel", run).err()).contains("Only a run that is on can be cancelled.");
    }

    @Test
    void tellsHowARunEndsThatIsNotAsItShouldBe() throws Exception {
        withHost();
        tellsHowARunEnds();
    }

    private void tellsHowARunEnds() throws Exception {
        house.connect(words());
        sync(0);
        var kandji = house.company.kandji();
        kandji.faults().credentialsRefused(true);
        assertThat(sync(3).out())
                .contains("INCOMPLETE after", "INCOMPLETE. Iru refused the API token")
                .contains("Nothing was ended, cleared, linked or created for what was not read")
                .contains("rollcall check --connection 'Acme Iru'");
        kandji.faults().none();

        house.company.snipeIt().faults().databaseDown(true);
        assertThat(sync(6).out()).contains("FAILED after").contains("Nothing was written.");
        house.company.snipeIt().faults().databaseDown(false);

        var serial = house.company.days().handOver(kandji).serials().get(0);
        house.company
                .snipeIt()
                .edit(world -> world.deleteModel(
                        house.company.asset(serial).orElseThrow().model()));
        var partial = sync(5);
        assertThat(partial.out())
                .contains("PARTIAL", "refused by the platform", "Refused by the platform, and not tried again until")
                .contains(serial)
                .contains("Mend on the platform what it names");
    }

    @Test
    void asksByItselfBeforeItPreparesThePlatform() throws Exception {
        house.configure(100_000, SnipeItWorld.ADMIN_TOKEN, "Handed back");
        assertThat(run(2, "platform", "prepare").err()).contains("no terminal to ask on");
        assertThat(prepare("yes").out()).contains("Done:\n  Make the status label 'Handed back'");
    }

    @Test
    void asksBeforeItPreparesThePlatform() throws Exception {
        house.configure(100_000, SnipeItWorld.ADMIN_TOKEN, "Handed back");
        withHostAsConfigured();
        var written = house.company.snipeIt().writes().size();
        assertThat(run(2, "platform", "prepare"))
                .satisfies(refused -> assertThat(refused.out())
                        .contains("To be done on the platform:", "Make the status label 'Handed back'"))
                .satisfies(refused -> assertThat(refused.err()).contains("no terminal to ask on", "Give --yes"));
        assertThat(prepare("n").out()).contains("Do it? [y/N] ").endsWith("Nothing was done.\n");
        assertThat(prepare("").out()).endsWith("Nothing was done.\n");
        assertThat(prepare(null).out()).endsWith("Do it? [y/N] \nNothing was done.\n");
        assertThat(house.company.snipeIt().writes()).hasSize(written);

        assertThat(prepare("Yes").out()).contains("Done:\n  Make the status label 'Handed back'");

        assertThat(house.company.snipeIt().writes())
                .anySatisfy(write -> assertThat(write).contains("statuslabels"));
        assertThat(run(0, "platform", "prepare").out()).contains("The platform has everything");
    }

    private Result prepare(@Nullable String answer) throws Exception {
        var result = house.start(Map.of(Screen.ANSWERS, "1"), words("platform", "prepare"))
                .typing(answer)
                .end();
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        return new Result(result.code(), result.out().replace("\r\n", "\n"), result.err());
    }

    private void withHost() throws Exception {
        withHost(100_000);
    }

    private void withHost(int requestsPerMinute) throws Exception {
        house.configure(requestsPerMinute);
        withHostAsConfigured();
    }

    private void withHostAsConfigured() throws Exception {
        var host = house.start("serve", "--server.port=0");
        where = List.of("--host", CommandHouse.awaited(host, CommandHouse.READY));
    }

    private Result sync(int code) throws Exception {
        return run(code, "sync", "--connection", "Acme Iru");
    }

    private Result run(int code, String... words) throws Exception {
        var result = house.run(words(words));
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
        assertThat(result.err()).doesNotContain("\tat ");
        return result;
    }

    private String[] words(String... words) {
        return Stream.concat(List.of(words).stream(), where.stream()).toArray(String[]::new);
    }

    private static String firstWord(String line) {
        var found = Pattern.compile("\\S+").matcher(line);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
