package raven.tools.log;

/**
 * A setting that the ground changed during a run.
 *
 * @param number counts them, from 1
 * @param path of the setting, with dots
 * @param value as it would stand in the file, with its unit
 */
public record SettingChange(int number, String path, String value) {}
