package dev.rollcall.host.web;

import io.swagger.v3.oas.models.Operation;
import java.util.Locale;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Names the routes for the clients that are generated: {@code connectionsCreate}; the same whatever else there is. */
final class OperationNames implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var noun = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        var verb = handler.getMethod().getName();
        return operation.operationId(noun.substring(0, 1).toLowerCase(Locale.ROOT)
                + noun.substring(1)
                + verb.substring(0, 1).toUpperCase(Locale.ROOT)
                + verb.substring(1));
    }
}
