package dev.rollcall.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told what, under {@code rollcall.notifications.*}; {@code NotificationSettings} looks at the values.
 *
 * @param linkBase where people open Rollcall; empty for no link in messages
 * @param failures after how many failed syncs in a row a connection is told to fail
 * @param notSyncedFor how long without a sync is too long; zero for never
 * @param repeats after how long something that stays so is told again; the last holds for all that follow
 * @param atMostEvery how far two messages through one channel are apart
 * @param mail by SMTP
 * @param webhooks by a name of the admin's choice
 */
public record NotificationProperties(
        @DefaultValue("") String linkBase,
        @DefaultValue("3") int failures,
        @DefaultValue("48h") Duration notSyncedFor,
        @DefaultValue({"1h", "4h", "1d", "3d", "7d"}) List<Duration> repeats,
        @DefaultValue("10m") Duration atMostEvery,
        @DefaultValue Mail mail,
        @DefaultValue Map<String, Webhook> webhooks) {
    public NotificationProperties {
        repeats = List.copyOf(repeats);
        webhooks = Map.copyOf(webhooks);
    }

    /**
     * Mail by SMTP.
     *
     * @param host of the mail server; empty for no mail
     * @param port of it; 0 for the usual one of the security
     * @param security {@code starttls}, {@code tls} or {@code none}
     * @param username to log in with; empty for no login
     * @param password to log in with
     * @param from the sender
     * @param to who gets it
     */
    public record Mail(
            @DefaultValue("") String host,
            @DefaultValue("0") int port,
            @DefaultValue("starttls") String security,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue List<String> to) {
        public Mail {
            to = List.copyOf(to);
        }

        @Override
        public String toString() {
            return "Mail[" + host + "]";
        }
    }

    /**
     * A webhook.
     *
     * @param url of the receiver; it is as good as a secret
     * @param kind {@code generic}, {@code slack} or {@code teams}
     * @param secret that messages are signed with; empty for no signature
     */
    public record Webhook(
            @DefaultValue("") String url,
            @DefaultValue("generic") String kind,
            @DefaultValue("") String secret) {
        @Override
        public String toString() {
            return "Webhook[" + kind + "]";
        }
    }
}
