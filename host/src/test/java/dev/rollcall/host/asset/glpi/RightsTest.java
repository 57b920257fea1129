package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
    @ParameterizedTest
    @CsvSource({
        "Phone, phone, Phones",
        "UserEmail, user, Users",
        "Item_RemoteManagement, computer, Computers",
        "Item_OperatingSystem, computer, Computers",
        "Glpi\\Asset\\Asset_PeripheralAsset, computer, Computers",
        "ComputerModel, dropdown, Dropdowns",
        "OperatingSystemVersion, dropdown, Dropdowns",
        "PluginFieldsField, config, General setup",
        "PluginOrderOrder_Item, plugin_order_order, Orders",
        "Lockedfield, locked_field, Locked fields",
        "Item_Ticket, ticket, See all tickets"
    })
    void namesTheRightThatATableNeeds(String table, String right, String spoken) {
        assertThat(Rights.of(table)).isEqualTo(right);
        assertThat(Rights.spoken(table)).startsWith(spoken);
    }
}
