package dev.rollcall.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Every type of a plugin ignores the properties that it does not have. Without being told so for the type, Jackson keeps
 * a copy of each unknown property until a record is made, and only then drops it; an MDM sends far more than is read.
 */
final class UnknownIgnored extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
        return JsonIgnoreProperties.Value.forIgnoreUnknown(true);
    }
}
