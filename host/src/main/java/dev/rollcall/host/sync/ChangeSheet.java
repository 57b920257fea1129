package dev.rollcall.host.sync;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.journal.ChangeFilter;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeSearch;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.web.BrokenAnswerException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;

/** The changes of a run for a spreadsheet (RFC 4180), a part of them in memory at a time. */
final class ChangeSheet {
    static final String MEDIA_TYPE = "text/csv";

    private static final Logger log = LoggerFactory.getLogger(ChangeSheet.class);
    private static final int AT_ONCE = 500;
    /** Without it, the usual spreadsheets take UTF-8 for something else. */
    private static final String MARK = "\uFEFF";

    private static final String LINE_END = "\r\n";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    /**
     * What begins a formula, in half or full width, at the beginning of a cell; and behind what a spreadsheet with other
     * habits takes for the end of a cell.
     */
    private static final Pattern FORMULA = Pattern.compile("(^|[,;|\"'])(\\s*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private static final List<Column> COLUMNS = List.of(
            new Column("id", change -> String.valueOf(change.id())),
            new Column("state", change -> change.state().name()),
            new Column("kind", change -> change.kind().name()),
            new Column("rule", ChangeRecord::rule),
            new Column("serial", ChangeRecord::serial),
            new Column("asset id", ChangeRecord::assetId),
            new Column("asset", ChangeRecord::assetLabel),
            new Column("device id", ChangeRecord::sourceId),
            new Column(
                    "status before",
                    change -> before(change, asset -> asset.status().name())),
            new Column(
                    "status after",
                    change -> edited(change, edit -> edit.status().map(status -> status.name()))),
            new Column("holder before", change -> before(change, asset -> text(asset.holder()))),
            new Column(
                    "holder after",
                    change -> edited(change, edit -> edit.holder().map(ChangeSheet::text))),
            new Column("other changes", ChangeSheet::others),
            new Column("reason", ChangeRecord::reason),
            new Column("message", ChangeRecord::message),
            new Column("by", ChangeRecord::actor),
            new Column("decided at", change -> change.decidedAt().toString()),
            new Column(
                    "ended at", change -> change.endedAt().map(Object::toString).orElse(null)),
            new Column("taken back by run", ChangeRecord::revertedBy));

    private final ChangeSearch changes;
    private final RunRecord run;

    ChangeSheet(Changes changes, RunRecord run, ChangeFilter filter) {
        this.changes = changes.search(run.id(), filter);
        this.run = run;
    }

    /** A column, with what of a change is in it. */
    private record Column(String title, Function<ChangeRecord, @Nullable String> text) {}

    void writeTo(HttpServletResponse response) {
        // A first part that can't be read is a problem like any other.
        var first = part(0);
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"rollcall-run-" + run.id().substring(0, 8) + "-changes.csv\"");
        try {
            write(response.getOutputStream(), first);
        } catch (IOException e) {
            log.debug("The client did not wait for the changes of the run {}.", run.id(), e);
        }
    }

    private void write(OutputStream out, List<ChangeRecord> first) throws IOException {
        write(out, MARK + COLUMNS.stream().map(Column::title).collect(Collectors.joining(",")) + LINE_END);
        var part = first;
        while (!part.isEmpty()) {
            for (var change : part) {
                write(out, line(change));
            }
            out.flush();
            part = part.size() < AT_ONCE ? List.of() : next(part);
        }
    }

    private List<ChangeRecord> next(List<ChangeRecord> part) {
        try {
            return part(part.get(part.size() - 1).id());
        } catch (DataAccessException | TransactionException e) {
            throw new BrokenAnswerException(e);
        }
    }

    private List<ChangeRecord> part(long after) {
        return changes.after(after, AT_ONCE);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(ChangeRecord change) {
        return COLUMNS.stream()
                .map(column -> cell(column.text.apply(change)))
                .collect(Collectors.joining(",", "", LINE_END));
    }

    /** Text that no spreadsheet takes for a formula, or for several cells or lines. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var plain = CONTROL.matcher(text).replaceAll(" ");
        return "\"" + FORMULA.matcher(plain).replaceAll("$1$2'").replace("\"", "\"\"") + "\"";
    }

    private static @Nullable String before(ChangeRecord change, Function<Asset, String> text) {
        return Optional.ofNullable(change.before()).map(text).orElse(null);
    }

    private static @Nullable String edited(ChangeRecord change, Function<AssetEdit, Optional<String>> text) {
        return Optional.ofNullable(change.edit()).flatMap(text).orElse(null);
    }

    private static String text(Holder holder) {
        return holder.match(Holder.Person::name, Holder.Location::name, Holder.OtherAsset::name, nobody -> "nobody");
    }

    private static @Nullable String others(ChangeRecord change) {
        var edit = change.edit();
        if (edit == null) {
            return null;
        }
        var before = change.before();
        var parts = new ArrayList<String>();
        edit.serial().ifPresent(serial -> parts.add("serial: none → " + serial));
        new TreeMap<>(edit.links())
                .forEach((provider, to) -> parts.add(provider + " link: "
                        + orNone(before == null ? "" : before.links().getOrDefault(provider, "")) + " → "
                        + orNone(to)));
        addSpecs(parts, before == null ? Specs.NONE : before.specs(), Specs.of(edit.specs()));
        addSpecs(parts, before == null ? Specs.NONE : before.model(), Specs.of(edit.model()));
        return String.join("; ", parts);
    }

    private static void addSpecs(List<String> parts, Specs before, Specs after) {
        after.asMap()
                .forEach((key, to) ->
                        parts.add(key.label() + ": " + orNone(before.text(key).orElse("")) + " → " + orNone(to)));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
