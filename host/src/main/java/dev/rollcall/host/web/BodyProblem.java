package dev.rollcall.host.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a body can't be used. What was entered is never quoted: it may be a secret. */
final class BodyProblem {
    private BodyProblem() {}

    /** Empty if there is no body at all. */
    static Optional<ProblemException> of(HttpMessageNotReadableException failure) {
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.TooLargeException tooLarge) {
                return Optional.of(new ProblemException(ProblemType.TOO_LARGE, tooLarge.detail()));
            }
        }
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return Optional.of(of(json));
            }
        }
        return Optional.empty();
    }

    private static ProblemException of(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return ProblemException.invalid(path(failure), "There is no such field.", known(unknown));
        }
        if (failure instanceof MismatchedInputException mismatched
                && !path(failure).isEmpty()) {
            return ProblemException.invalid(path(failure), "The value can't be used.", expected(mismatched));
        }
        if (failure instanceof StreamReadException || failure.getLocation() != null) {
            return malformed(failure);
        }
        return new ProblemException(
                ProblemType.MALFORMED, "The body is not the JSON that the route asks for. Send a JSON object.");
    }

    private static ProblemException malformed(JacksonException failure) {
        var place = failure.getLocation();
        var where = place == null || place.getLineNr() < 1
                ? ""
                : " in line " + place.getLineNr() + ", column " + place.getColumnNr();
        var what = failure instanceof MismatchedInputException
                ? "The body is no JSON object of the kind that the route asks for"
                : "The body is malformed JSON";
        return new ProblemException(ProblemType.MALFORMED, what + where + ". Mend it there.");
    }

    /** The way to the field, as {@code changes[0]}. */
    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
                continue;
            }
            path.append(path.length() == 0 ? "" : ".").append(step.getPropertyName());
        }
        return path.toString();
    }

    private static String known(UnrecognizedPropertyException failure) {
        var ids = Optional.ofNullable(failure.getKnownPropertyIds()).stream()
                .flatMap(known -> known.stream().map(Object::toString))
                .sorted()
                .toList();
        return ids.isEmpty() ? "Leave it out." : "Leave it out; there are " + String.join(", ", ids) + ".";
    }

    private static String expected(MismatchedInputException failure) {
        var type = failure instanceof InvalidFormatException format ? format.getTargetType() : failure.getTargetType();
        if (type != null && type.isEnum()) {
            return "Enter "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(" or "))
                    + ".";
        }
        if (type != null && (type == Long.class || type == Integer.class)) {
            return "Enter a whole number.";
        }
        return type != null && Iterable.class.isAssignableFrom(type)
                ? "Enter a list, in brackets."
                : "Enter what the API's description shows.";
    }
}
