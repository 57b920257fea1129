package dev.rollcall.host;

import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Standings;
import dev.rollcall.host.notification.Channel;
import dev.rollcall.host.notification.MailChannel;
import dev.rollcall.host.notification.MessageText;
import dev.rollcall.host.notification.NotificationHealth;
import dev.rollcall.host.notification.NotificationStore;
import dev.rollcall.host.notification.Notifier;
import dev.rollcall.host.notification.Situations;
import dev.rollcall.host.notification.WebhookChannel;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.http.Trust;
import java.time.Clock;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** What a running host tells people, and by which channels. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    /** Looked at before anything is started. */
    @Bean
    NotificationSettings.Result notificationSettings(HostProperties properties) {
        return NotificationSettings.of(properties.notifications());
    }

    @Bean
    Notifier.Tools notificationTools(
            Connections connections,
            JdbcClient database,
            TransactionTemplate transactions,
            NotificationSettings.Result settings,
            Clock clock) {
        return new Notifier.Tools(
                new Situations(connections, new Standings(database)),
                new NotificationStore(database, transactions),
                new MessageText(settings.link()),
                clock);
    }

    @Bean(destroyMethod = "close")
    Notifier notifier(
            NotificationSettings.Result settings, Notifier.Tools tools, OutboundHttp http, HttpOptions options) {
        var channels = new ArrayList<Channel>();
        settings.mail()
                .ifPresent(mail -> channels.add(new MailChannel(mail, Trust.sockets(options.trustedCertificates()))));
        for (var webhook : settings.webhooks()) {
            channels.add(ConfigurationException.checked(() -> WebhookChannel.open(http, webhook)));
        }
        return new Notifier(settings.rules(), channels, tools);
    }

    @Bean
    NotificationHealth notificationsHealthIndicator(Notifier notifier) {
        return new NotificationHealth(notifier);
    }

    @Bean
    Rounds notificationRounds(Notifier notifier) {
        return new Rounds(notifier);
    }

    /** Looks every half minute what there is to tell. */
    static final class Rounds {
        private final Notifier notifier;

        Rounds(Notifier notifier) {
            this.notifier = notifier;
        }

        @Scheduled(initialDelay = 20_000, fixedDelay = 30_000)
        void round() {
            notifier.round();
        }
    }
}
