package dev.rollcall.host.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people are told of, as the API shows it. */
@Schema(name = "Notifications", description = "What is open, and the channels that tell it.")
record NotificationsView(List<ChannelView> channels, List<OpenView> open) {

    /** A channel. */
    @Schema(name = "NotificationChannel", description = "A way to people that is configured.")
    record ChannelView(
            @Schema(description = "As it is configured; mail is called so.", example = "ops-teams")
            String name,

            @Schema(description = "mail, generic, slack or teams.", example = "teams")
            String kind,

            @Schema(description = "When a message was last sent by it; absent if never.") @Nullable
            Instant sentAt,

            @Schema(description = "How many tries in a row have failed.")
            int failures,

            @Schema(description = "When it is tried again; absent while it works.") @Nullable
            Instant retryAt,

            @Schema(description = "What is wrong and what to do, two sentences; empty if nothing is.")
            String problem) {
        static ChannelView of(Channel channel, ChannelState state) {
            return new ChannelView(
                    channel.name(),
                    channel.kind(),
                    state.sentAt().orElse(null),
                    state.failures(),
                    state.retryAt().orElse(null),
                    state.problem());
        }
    }

    /** Something that is so. */
    @Schema(name = "OpenNotification", description = "Something that is so now.")
    record OpenView(
            Kind kind,
            @Schema(description = "The connection's id.") String connection,

            @Schema(description = "How the connection is called.")
            String connectionName,

            @Schema(description = "How many changes are held, or syncs have failed; 0 where nothing is counted.")
            long count,

            @Schema(description = "When it began; where there was no sync for too long, when the last one was.")
            Instant since,

            @Schema(description = "What happened, for people.")
            String text,

            @Schema(description = "What to do, for people.") String cure,

            @Schema(description = "A command that helps.", example = "./rollcall changes 0b5e8f6a --state HELD")
            String command,

            @Schema(description = "By which channels it was told; empty if by none yet.")
            List<TellingView> told) {
        static OpenView of(Condition condition, Message.Item item, List<TellingView> told) {
            return new OpenView(
                    condition.matter().kind(),
                    condition.matter().connection(),
                    condition.name(),
                    condition.amount(),
                    condition.since(),
                    item.text(),
                    item.cure(),
                    item.command(),
                    told);
        }
    }

    /** When something was told. */
    @Schema(name = "Telling", description = "When something was told by a channel.")
    record TellingView(
            String channel,
            @Schema(description = "How often.") int times,
            @Schema(description = "When last.") Instant lastAt,

            @Schema(description = "When again, if it stays so; a little later or earlier, to tell it with others.")
            Instant nextAt) {}
}
