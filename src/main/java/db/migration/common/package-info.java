/**
 * Migrations that SQL alone cannot do on both databases; Flyway finds them here beside the scripts.
 * They know nothing of the program's classes, which go on changing. Added, never edited.
 */
@NullMarked
package db.migration.common;

import org.jspecify.annotations.NullMarked;
