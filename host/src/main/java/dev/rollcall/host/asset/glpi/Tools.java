package dev.rollcall.host.asset.glpi;

/** What one reading, look or write works with. */
record Tools(GlpiApi api, Scheme scheme, Names names, Sides sides, Users users, Dropdowns dropdowns, Cascade cascade) {}
