# SPDX-FileCopyrightText: 2026 Chaosroom contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""checkschema.py SCHEMA PLAN...: judges plan files by the schema as an editor does."""

import json
import sys

import jsonschema
import yaml


class Yaml12Loader(yaml.SafeLoader):
    """Takes dates and the words on and off for text, as editors do since YAML 1.2."""


Yaml12Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
wrong = False
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        plan = yaml.load(file, Loader=Yaml12Loader)
    for error in validator.iter_errors(plan):
        wrong = True
        print(path, "/".join(str(part) for part in error.absolute_path), error.message[:300])
sys.exit(1 if wrong else 0)
