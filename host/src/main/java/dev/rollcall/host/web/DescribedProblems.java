package dev.rollcall.host.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says of every route that its errors are problem details. */
final class DescribedProblems implements OpenApiCustomizer {
    private static final String REFERENCE = "#/components/schemas/Problem";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas("Problem", problem());
        // No server: whoever reads it knows where it came from.
        api.setServers(null);
        api.getPaths().values().forEach(path -> path.readOperations().forEach(DescribedProblems::describe));
    }

    private static void describe(Operation operation) {
        var answers = new ApiResponses();
        operation.getResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answers.addApiResponse(status, answer);
            }
        });
        operation.setResponses(answers.addApiResponse(
                "default",
                new ApiResponse()
                        .description("Why it was not done.")
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(new Schema<Object>().$ref(REFERENCE))))));
    }

    private static Schema<?> problem() {
        var type = new StringSchema();
        type.description("The sort of problem.");
        Arrays.stream(ProblemType.values()).map(one -> one.uri().toString()).forEach(type::addEnumItem);
        return new ObjectSchema()
                .description("Problem details (RFC 9457).")
                .addProperty("type", type)
                .addProperty("title", new StringSchema().description("The sort of problem, for people."))
                .addProperty("status", new IntegerSchema().description("The status of the answer."))
                .addProperty(
                        "detail", new StringSchema().description("Two sentences: what is in the way, and what to do."))
                .addProperty("instance", new StringSchema().description("The path that was asked."))
                .addProperty("confirmation", confirmation())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())
                                        .addProperty("cure", new StringSchema()))
                                .description("The fields that are wrong; absent where none is."));
    }

    private static Schema<?> confirmation() {
        var numbers = new ObjectSchema()
                .description("What a preview of the last 24 hours showed; absent where none tried this policy.")
                .addProperty("run", new StringSchema().description("The preview's id."))
                .addProperty("previewedAt", new DateTimeSchema());
        for (var name : List.of("assigned", "handedOver", "cleared", "ended", "recovered", "held")) {
            numbers.addProperty(name, new IntegerSchema());
        }
        return new ObjectSchema()
                .description("What a person has to confirm; absent where nothing is to be confirmed.")
                .addProperty("text", new StringSchema().description("What will happen."))
                .addProperty("numbers", numbers);
    }
}
