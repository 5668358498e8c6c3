// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/itemsfield.h"

#include "ui/plan/cardrows.h"
#include "ui/plan/itemline.h"
#include "ui/plan/textfield.h"
#include "ui/theme/look.h"
#include "ui/widgets/wordbutton.h"

#include <QVBoxLayout>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// What stands against one item.
struct Trouble
{
    QString words{};
    bool isHole = false;
};

Trouble troubleOf(const CardView &view, const CardSpec::Items &spec, int at)
{
    QStringList titles;
    bool isHole = false;
    for (const Concern &concern : view.concerns) {
        if (concern.about.isEmpty() || !spec.isAbout(concern, view.experiment, at))
            continue;
        titles << concern.title;
        isHole = isHole || concern.severity == Severity::Hole;
    }
    return {titles.join(u" · "_s), isHole};
}

} // namespace

ItemsField::ItemsField(const Look &look, CardHand &hand, const CardSpec::Items &spec,
                       QWidget *parent)
    : CardField(look, spec.name, spec.caption, spec.rules, parent)
    , m_hand(hand)
    , m_spec(spec)
{
    CardSpec::Text adding{.name = spec.name + u"_new"_s,
                          .question = spec.question,
                          .rules = spec.rules,
                          .read = [](const Experiment &) { return QString(); }};
    adding.write = [this](const QString &text, Experiment &experiment) {
        const int count = m_spec.count(experiment);
        auto written = m_spec.add(text, experiment);
        if (written)
            m_wanted = count;
        return written;
    };
    m_adding = new TextField(look, hand, adding, this);
    column()->addWidget(m_adding);
    setFocusProxy(m_adding);
}

void ItemsField::show(const CardView &view)
{
    fill(view);
    m_adding->show(view);
    for (CardField *field : m_fields)
        field->show(view);
}

void ItemsField::start(const CardView &view, const Drafts &drafts)
{
    close();
    m_wanted = -1;
    fill(view);
    m_adding->start(view, drafts);
}

void ItemsField::finish()
{
    const std::vector<CardField *> fields = m_fields;
    for (CardField *field : fields)
        field->finish();
    m_adding->finish();
}

void ItemsField::keepDrafts(Drafts &drafts) const
{
    m_adding->keepDrafts(drafts);
}

void ItemsField::fill(const CardView &view)
{
    const auto count = std::size_t(m_spec.count(view.experiment));
    if (m_lines.size() != count)
        close(); // whose fields are told by their place in the list
    while (m_lines.size() > count) {
        delete m_lines.back();
        m_lines.pop_back();
    }
    while (m_lines.size() < count) {
        const int at = int(m_lines.size());
        auto *line = new ItemLine(look(), this);
        line->setObjectName(u"item_%1_%2"_s.arg(m_spec.name).arg(at));
        column()->insertWidget(column()->indexOf(m_adding), line);
        connect(line, &QAbstractButton::clicked, this, [this, at] { toggle(at); });
        m_lines.push_back(line);
    }
    if (m_wanted >= 0 && m_wanted < int(count))
        open(std::exchange(m_wanted, -1), view);
    ItemLine *wrong = nullptr;
    for (int at = 0; at < int(count); ++at) {
        ItemLine *line = m_lines[std::size_t(at)];
        const Trouble trouble = troubleOf(view, m_spec, at);
        line->show(m_spec.summary(view.plan, view.experiment, at), trouble.words, at == m_open);
        if (trouble.isHole && !wrong)
            wrong = line;
    }
    setMissing(wrong || concernedBy(view));
    // Whoever comes to mend something comes to that.
    setFocusProxy(wrong ? static_cast<QWidget *>(wrong) : m_adding);
}

void ItemsField::toggle(int at)
{
    const int was = m_open;
    close();
    m_wanted = was == at ? -1 : at;
    // Nothing is changed: this only asks to be shown again.
    (void)m_hand.edit([](Experiment &) -> CardSpec::Written { return Done{}; });
}

void ItemsField::open(int at, const CardView &view)
{
    close();
    m_open = at;
    m_form = new QWidget(this);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(3 * step, step, 0, 2 * step);
    form->setSpacing(3 * step);
    CardRows rows(*form);
    for (const CardSpec::Field &spec : m_spec.fields(at)) {
        CardField *field = rows.add(look(), m_hand, spec, m_form);
        field->start(view, {});
        m_fields.push_back(field);
    }
    auto *away = new WordButton(look(), tr("Remove"), {}, m_form);
    away->setObjectName(u"remove_%1_%2"_s.arg(m_spec.name).arg(at));
    away->setHelp(tr("Takes it out of the list; Ctrl+Z brings it back"));
    form->addWidget(away, 0, Qt::AlignLeft);
    connect(away, &QAbstractButton::clicked, this, [this, at] { remove(at); });
    column()->insertWidget(column()->indexOf(m_lines[std::size_t(at)]) + 1, m_form);
}

void ItemsField::close()
{
    if (!m_form)
        return;
    const std::vector<CardField *> fields = std::exchange(m_fields, {});
    for (CardField *field : fields)
        field->finish();
    m_form->hide();
    m_form->deleteLater();
    m_form = nullptr;
    m_open = -1;
}

void ItemsField::remove(int at)
{
    close();
    (void)m_hand.edit([&](Experiment &experiment) -> CardSpec::Written {
        m_spec.remove(experiment, at);
        return Done{};
    });
}

} // namespace Chaos
