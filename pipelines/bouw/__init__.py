"""From staging to the published database: queries in their order, rules, a stand, and publishing whole or not at all."""
