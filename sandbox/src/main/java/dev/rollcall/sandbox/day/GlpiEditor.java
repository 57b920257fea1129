package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.glpi.Glpi;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.OperatingSystem;
import dev.rollcall.sandbox.glpi.Person;
import org.jspecify.annotations.Nullable;

/** Somebody at GLPI's pages. */
final class GlpiEditor implements Editor {
    private final Glpi glpi;
    private final GlpiSetup setup;
    private final Person person;

    GlpiEditor(Glpi glpi, GlpiSetup setup) {
        this.glpi = glpi;
        this.setup = setup;
        this.person = glpi.person(GlpiWorld.ADMIN);
    }

    @Override
    public void assign(int asset, int to) {
        person.assign(GlpiNumbers.type(asset), GlpiNumbers.id(asset), to);
    }

    @Override
    public void clear(int asset) {
        person.clear(GlpiNumbers.type(asset), GlpiNumbers.id(asset));
    }

    @Override
    public void handOn(int asset, int to) {
        assign(asset, to);
    }

    @Override
    public void status(int asset, String name) {
        person.status(GlpiNumbers.type(asset), GlpiNumbers.id(asset), setup.state(name));
    }

    @Override
    public void link(int asset, String provider, @Nullable String sourceId) {
        var type = GlpiNumbers.type(asset);
        person.unlink(type, GlpiNumbers.id(asset), provider);
        if (sourceId != null) {
            person.link(type, GlpiNumbers.id(asset), provider, sourceId);
        }
    }

    @Override
    public void order(int asset, @Nullable String order) {
        glpi.edit(world -> GlpiSheet.writeOrder(world, GlpiNumbers.type(asset), GlpiNumbers.id(asset), order));
    }

    @Override
    public void field(int asset, String name, @Nullable String value) {
        var type = GlpiNumbers.type(asset);
        var id = GlpiNumbers.id(asset);
        if (!name.equals(CompanyPlatform.OS) && !name.equals(CompanyPlatform.OS_VERSION)) {
            person.edit(type, id, setup.field(name), value);
            return;
        }
        var now = glpi.operatingSystem(type, id).orElse(new OperatingSystem("", ""));
        var text = value == null ? "" : value;
        var isName = name.equals(CompanyPlatform.OS);
        glpi.edit(world -> world.operatingSystem(type, id, isName ? text : now.name(), isName ? now.version() : text));
    }

    @Override
    public void serial(int asset, String serial) {
        person.edit(GlpiNumbers.type(asset), GlpiNumbers.id(asset), "serial", serial);
    }

    @Override
    public void delete(int asset) {
        person.trash(GlpiNumbers.type(asset), GlpiNumbers.id(asset));
    }
}
