-- Version 2: the characters of all texts of each report, for the search. A row
-- has its report's number, and as text what grams makes of the report's values
-- and its form's name. Only the index is kept: the texts themselves are in value.
CREATE VIRTUAL TABLE search USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii');
