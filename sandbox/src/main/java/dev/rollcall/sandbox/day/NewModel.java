package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetModel.Os;

/**
 * A model that a platform is to know.
 *
 * @param number the manufacturer's; platforms that have no place for it leave it out
 * @param isPhone whether a platform that tells phones from computers has it among the phones
 */
public record NewModel(String manufacturer, String name, String number, boolean isPhone) {
    static NewModel of(FleetModel model) {
        var isPhone = model.os() == Os.ANDROID || model.name().startsWith("iPhone");
        return new NewModel(model.manufacturer(), model.name(), model.number(), isPhone);
    }
}
