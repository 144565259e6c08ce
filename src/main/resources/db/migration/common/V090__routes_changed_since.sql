-- A node that has read the routes reads what changed after that.
CREATE INDEX referral_route_version_revision ON referral_route_version (revision);
