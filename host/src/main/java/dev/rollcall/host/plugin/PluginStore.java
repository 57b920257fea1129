package dev.rollcall.host.plugin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of disabled plugins. */
public final class PluginStore implements PluginSwitches {
    private final JdbcClient database;

    public PluginStore(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<String, String> disabled() {
        var disabled = new HashMap<String, String>();
        database.sql("select id, provider from disabled_plugin").query(row -> {
            disabled.put(row.getString("id"), row.getString("provider"));
        });
        return disabled;
    }

    void disable(InstalledPlugin plugin, String who, Instant at) {
        enable(plugin.facts().id());
        database.sql("insert into disabled_plugin (id, provider, disabled_at, disabled_by)"
                        + " values (:id, :provider, :at, :who)")
                .param("id", plugin.facts().id())
                .param("provider", plugin.provider())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("who", who)
                .update();
    }

    void enable(String id) {
        database.sql("delete from disabled_plugin where id = :id")
                .param("id", id)
                .update();
    }
}
