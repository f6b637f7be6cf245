/** Strict binding of YAML files to validated records, with units. */
@NullMarked
package raven.file;

import org.jspecify.annotations.NullMarked;
