package dev.rollcall.api.http;

import tools.jackson.databind.JsonNode;

/** One element of an array. Usable only while its handler runs; may be read more than once. */
public interface Row {

    /** Its place in the array, from 0. */
    int index();

    /** The element as a tree. */
    JsonNode json();

    /**
     * The element bound to one of the plugin's types. Unknown properties are ignored; the rows after it are not
     * harmed if it does not fit.
     *
     * @throws RowException naming the property that does not fit, without its value
     */
    <T> T as(Class<T> type) throws RowException;
}
