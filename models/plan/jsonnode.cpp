// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/jsonnode.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <algorithm>

namespace Chaos {

namespace {

namespace od = simdjson::ondemand;

struct Json
{
    Q_DECLARE_TR_FUNCTIONS(Json)
};

/// Builds the tree while it walks the document once, and stops at the first thing that is wrong.
class Walker
{
public:
    explicit Walker(const char *begin, const QString &fileName)
        : m_begin(begin)
        , m_lineBegin(begin)
        , m_fileName(fileName)
    {}

    bool object(od::object object, YamlNode &node, std::size_t depth)
    {
        node.kind = YamlNode::Kind::Map;
        for (auto result : object) {
            od::field field;
            if (failed(std::move(result).get(field)))
                return false;
            YamlNode name;
            place(field.key().raw() - 1, name);
            std::string_view key;
            if (failed(field.unescaped_key().get(key)))
                return false;
            name.text = QString::fromUtf8(key.data(), qsizetype(key.size()));
            if (!isNewName(node, name))
                return false;
            YamlMember member{.name = name.text, .line = name.line, .column = name.column};
            if (!value(field.value(), member.value, depth))
                return false;
            node.members.push_back(std::move(member));
        }
        return true;
    }

    /// Notes the parser's own refusal; true if there was one.
    bool failed(simdjson::error_code error)
    {
        if (error == simdjson::SUCCESS)
            return false;
        if (!m_failure)
            m_error = error;
        return true;
    }

    [[nodiscard]] Failure failure(simdjson::simdjson_result<const char *> place)
    {
        if (m_failure)
            return *m_failure;
        YamlNode node;
        const char *at = nullptr;
        if (std::move(place).get(at) == simdjson::SUCCESS)
            this->place(at, node);
        return failureAt(
            m_fileName, node.line, node.column,
            Json::tr("not JSON: %1").arg(QString::fromLatin1(simdjson::error_message(m_error))));
    }

    bool stop(const YamlNode &node, const QString &why)
    {
        m_failure = failureAt(m_fileName, node.line, node.column, why);
        return false;
    }

private:
    bool value(od::value value, YamlNode &node, std::size_t depth)
    {
        const std::string_view token = value.raw_json_token();
        place(token.data(), node);
        if (depth >= FileBounds::depth)
            return stop(node, Json::tr("nested too deeply."));
        if (++m_count > FileBounds::nodes)
            return stop(node, Json::tr("the file holds too much; split it."));
        od::json_type type{};
        if (failed(value.type().get(type)))
            return false;
        switch (type) {
        case od::json_type::object: {
            od::object inner;
            return !failed(value.get_object().get(inner)) && object(inner, node, depth + 1);
        }
        case od::json_type::array:
            return array(value, node, depth + 1);
        case od::json_type::string: {
            std::string_view text;
            if (failed(value.get_string().get(text)))
                return false;
            node.text = QString::fromUtf8(text.data(), qsizetype(text.size()));
            node.isQuoted = true;
            break;
        }
        case od::json_type::number: {
            double number = 0;
            if (failed(value.get_double().get(number)))
                return false;
            node.text = QString::fromLatin1(token.data(), qsizetype(token.size())).trimmed();
            break;
        }
        case od::json_type::boolean: {
            bool flag = false;
            if (failed(value.get_bool().get(flag)))
                return false;
            node.text = QLatin1StringView(flag ? "true" : "false");
            break;
        }
        case od::json_type::null: {
            bool isNull = false;
            return !failed(value.is_null().get(isNull))
                && (isNull || !failed(simdjson::N_ATOM_ERROR));
        }
        }
        node.kind = YamlNode::Kind::Scalar;
        return true;
    }

    bool array(od::value value, YamlNode &node, std::size_t depth)
    {
        node.kind = YamlNode::Kind::Sequence;
        od::array array;
        if (failed(value.get_array().get(array)))
            return false;
        for (auto result : array) {
            od::value element;
            if (failed(std::move(result).get(element)))
                return false;
            if (!this->value(element, node.items.emplace_back(), depth))
                return false;
        }
        return true;
    }

    bool isNewName(const YamlNode &map, const YamlNode &name)
    {
        const auto known = std::ranges::find(map.members, name.text, &YamlMember::name);
        if (known != map.members.end()) {
            return stop(name,
                        Json::tr("\"%1\" stands here twice (first in line %2); keep one.")
                            .arg(name.text.left(80), QString::number(known->line)));
        }
        return map.members.size() < FileBounds::fields
            || stop(name, Json::tr("too many fields in one place."));
    }

    /// Line and column of a place. Places come in the file's order, so each line is counted once.
    void place(const char *at, YamlNode &node)
    {
        for (; m_begin < at; ++m_begin) {
            if (*m_begin == '\n') {
                ++m_line;
                m_lineBegin = m_begin + 1;
            }
        }
        node.line = m_line;
        node.column = std::max(1, int(at - m_lineBegin) + 1);
    }

    const char *m_begin;
    const char *m_lineBegin;
    QString m_fileName;
    int m_line = 1;
    int m_count = 0;
    simdjson::error_code m_error = simdjson::SUCCESS;
    std::optional<Failure> m_failure;
};

} // namespace

Outcome<YamlNode> readJson(const QByteArray &json, const QString &fileName)
{
    if (auto fault = faultOfBytes(json, fileName))
        return *fault;
    const qsizetype skipped = json.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const simdjson::padded_string bytes(json.constData() + skipped,
                                        std::size_t(json.size() - skipped));
    Walker walker(bytes.data(), fileName);
    od::parser parser;
    od::document document;
    if (walker.failed(parser.iterate(bytes).get(document)))
        return walker.failure(bytes.data());
    YamlNode root;
    od::object object;
    const auto isObject = document.get_object().get(object);
    if (isObject == simdjson::INCORRECT_TYPE) {
        return failureAt(fileName, 1, 1,
                         Json::tr("one object is wanted, from \"{\" to its \"}\"."));
    }
    if (walker.failed(isObject) || !walker.object(object, root, 1))
        return walker.failure(document.current_location());
    const char *rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS)
        return failureAt(fileName, 1, 1, Json::tr("something stands behind the object's \"}\"."));
    return root;
}

} // namespace Chaos
