/** Whether this is the run before a release, in which specs do in full what they do in small numbers in every run. */
export const IS_RELEASE_RUN = process.env['COMMON_MEASURE_RELEASE_RUN'] === 'yes';
