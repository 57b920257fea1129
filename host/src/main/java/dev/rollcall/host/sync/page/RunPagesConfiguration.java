package dev.rollcall.host.sync.page;

import dev.rollcall.host.access.tokens.FourEyes;
import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.sync.Leftovers;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.PlatformPages;
import dev.rollcall.host.sync.Syncs;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages of runs share. */
@Configuration(proxyBeanMethods = false)
public class RunPagesConfiguration {

    @Bean
    ChangeLines changeLines(Connections connections, PlatformAccess platform) {
        return new ChangeLines(connections, new PlatformPages(platform));
    }

    @Bean
    Leftovers leftovers(Notebook notebook, PlatformAccess platform, Clock clock) {
        return new Leftovers(notebook, platform, clock);
    }

    @Bean
    RunShow runShow(Syncs syncs, Notebook notebook, ChangeLines lines, FourEyes fourEyes, Leftovers leftovers) {
        return new RunShow(syncs, notebook, lines, fourEyes, leftovers);
    }
}
