-- A sheet names an employer by its full name.
create index organisation_employer_name on organisation (zh) where kind = 'employer';
