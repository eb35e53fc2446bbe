-- A file that was published and undone, or whose figures another file has changed since, can be published once more. That the same
-- file sent twice is one batch is decided as it is committed, one commit at a time.
alter table batch_commit drop constraint one_result_a_file;
create index batch_commit_of_file on batch_commit (owner_id, dataset_id, digest, mapping_version);
