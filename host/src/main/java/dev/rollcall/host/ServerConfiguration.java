package dev.rollcall.host;

import dev.rollcall.host.plugin.PluginWatch;
import dev.rollcall.host.plugin.Plugins;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What only a running host does, and no single command. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableScheduling
class ServerConfiguration {

    @Bean
    PluginWatch pluginWatch(Plugins plugins) {
        return new PluginWatch(plugins);
    }
}
