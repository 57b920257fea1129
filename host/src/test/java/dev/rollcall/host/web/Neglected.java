package dev.rollcall.host.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody has looked after. */
final class Neglected {
    private Neglected() {}

    /** An active connection that was not synced for too long, and has no plugin. */
    static void connection(ApiHost host, String name) {
        var then = Instant.now().minus(Duration.ofDays(5)).atOffset(ZoneOffset.UTC);
        host.context
                .getBean(JdbcClient.class)
                .sql("insert into connection (id, provider, name, name_key, rank_order, active, settings, policy,"
                        + " schedule, address, tenant, version, created_at, updated_at) values (:id, 'kandji', :name,"
                        + " 'acme', 1, true, '{}', '{}', '', 'a', 't', 1, :then, :then)")
                .param("id", UUID.randomUUID().toString())
                .param("name", name)
                .param("then", then)
                .update();
    }
}
