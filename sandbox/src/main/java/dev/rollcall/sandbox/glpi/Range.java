package dev.rollcall.sandbox.glpi;

/**
 * The rows that a list is to show.
 *
 * @param end the last one; without a range in the request one too many, as GLPI has it
 * @param limit how many at most
 */
record Range(int start, int end, int limit) {
    /** The range that a request names, or the default one. */
    static Range of(Query query, int listLimit) {
        if (!query.has("range")) {
            return new Range(0, listLimit, listLimit);
        }
        String text = query.text("range");
        if (!text.matches("\\d{1,9}-\\d{1,9}")) {
            throw ApiError.documented(400, "ERROR", "range must be in format : [start-end] with integers");
        }
        int dash = text.indexOf('-');
        int start = Integer.parseInt(text.substring(0, dash));
        int end = Integer.parseInt(text.substring(dash + 1));
        return new Range(start, end, Math.max(0, end - start + 1));
    }

    /** Refuses a start beyond the end. */
    Range within(int total) {
        if (start > total) {
            throw ApiError.documented(
                    400, "ERROR_RANGE_EXCEED_TOTAL", "Provided range exceed total count of data: " + total);
        }
        return this;
    }

    private int shownEnd(int total) {
        return Math.min(end, total - 1);
    }

    /** The range as {@code Content-Range} shows it. */
    String header(int total) {
        return start + "-" + shownEnd(total) + "/" + total;
    }

    /** 206 whenever the range is less than everything, on the last page too. */
    int status(int total) {
        return shownEnd(total) - start + 1 < total ? 206 : 200;
    }
}
