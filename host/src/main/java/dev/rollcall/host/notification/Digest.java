package dev.rollcall.host.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is to be told through one channel now, and what will have been told then.
 *
 * @param news in the order in which they are told; empty if there is nothing to tell
 * @param told what to keep once the news are sent
 */
record Digest(List<News> news, List<Told> told) {
    Digest {
        news = List.copyOf(news);
        told = List.copyOf(told);
    }

    /**
     * Decides from what is so now and what was told. Where something has to be told now, so is what would have to be
     * within the time that two messages are apart.
     *
     * @param told through this channel, one of each matter
     */
    static Digest of(Rules rules, List<Situation> situations, List<Told> told, Instant now) {
        var decision = new Decision(rules, situations, told, now);
        var due = decision.until(now);
        return due.news.isEmpty() ? due : decision.until(now.plus(rules.atMostEvery()));
    }

    /** One decision, for one time. */
    private static final class Decision {
        private final Rules rules;
        private final Instant now;
        private final Map<Condition.Matter, Condition> conditions = new TreeMap<>();
        private final Map<Condition.Matter, Told> told = new TreeMap<>();
        private final Map<String, Situation> situations;

        Decision(Rules rules, List<Situation> situations, List<Told> told, Instant now) {
            this.rules = rules;
            this.now = now;
            this.situations = situations.stream().collect(Collectors.toMap(Situation::connection, Function.identity()));
            rules.conditions(situations, now).forEach(condition -> conditions.put(condition.matter(), condition));
            told.forEach(one -> this.told.put(one.matter(), one));
        }

        Digest until(Instant horizon) {
            var news = new ArrayList<News>();
            var kept = new ArrayList<Told>();
            conditions.values().forEach(condition -> kept(condition, horizon, news)
                    .ifPresent(kept::add));
            told.values().stream()
                    .filter(one -> !conditions.containsKey(one.matter()))
                    .filter(one -> !one.isForgotten(now))
                    .forEach(one -> kept.add(ended(one, news)));
            return new Digest(news, kept);
        }

        private Optional<Told> kept(Condition condition, Instant horizon, List<News> news) {
            var known = Optional.ofNullable(told.get(condition.matter())).filter(one -> !one.isForgotten(now));
            if (condition.covered()) {
                return known.map(Told::back);
            }
            if (known.isEmpty()) {
                news.add(News.of(News.Form.NEW, condition));
                return Optional.of(Told.first(condition, now));
            }
            var one = known.get();
            if (one.dueAt(condition, rules).isAfter(horizon)) {
                return Optional.of(one.back());
            }
            news.add(News.of(one.standing() ? News.Form.STILL : News.Form.NEW, condition));
            return Optional.of(one.again(condition, now));
        }

        private Told ended(Told one, List<News> news) {
            var situation = situations.get(one.matter().connection());
            // Without a sync since, it ended because somebody changed the connection or a setting.
            if (one.standing()
                    && one.matter().kind().tellsEnd()
                    && situation != null
                    && situation.active()
                    && situation.syncedAfter(one.toldAt())) {
                news.add(News.over(one, situation));
            }
            return one.over(now);
        }
    }
}
