package dev.rollcall.host.notification;

import dev.rollcall.host.notification.News.Form;

/**
 * Something that is so now, and that people should know.
 *
 * @param connection the connection's id
 * @param run the latest run that shows it; empty for none
 * @param text what happened, for people
 */
public record OpenMatter(Kind kind, String connection, String run, String text) {
    static OpenMatter of(Condition condition) {
        return new OpenMatter(
                condition.matter().kind(),
                condition.matter().connection(),
                condition.run(),
                MessageText.item(News.of(Form.NEW, condition)).text());
    }
}
